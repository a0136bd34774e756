using System.Security.Cryptography;
using Playbooks.Connectors.Secrets;
using Playbooks.Core.Secrets;

namespace Playbooks.Functions.Hooks;

/// <summary>The secrets of one door: one, or two while one takes the place of the other. Read when they are needed, so that a new one counts at once.</summary>
internal sealed class HookSecrets
{
    public const int Most = 2;

    private readonly IReadOnlyList<SecretSource> sources;

    private HookSecrets(IReadOnlyList<SecretSource> sources) => this.sources = sources;

    public static HookSecrets None { get; } = new([]);

    public bool IsEmpty => sources.Count == 0;

    /// <summary>Null where the text is no list of one or two references: <c>env:NAME</c>, <c>file:PATH</c>, a comma between two.</summary>
    public static HookSecrets? Parse(string? references)
    {
        var parts = (references ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var read = parts.Select(Source).OfType<SecretSource>().ToList();
        return read.Count == parts.Length && read.Count <= Most ? new HookSecrets(read) : null;
    }

    public static HookSecrets Of(params IReadOnlyList<SecretSource> sources) => new(sources);

    /// <summary>Whether any of the secrets makes it true. All are tried, whatever the first says. Null where none of them is there.</summary>
    /// <remarks>A reference into a vault that could not be followed is left in the variable as it is written: everybody knows it, so it is no secret.</remarks>
    public bool? Any(Func<ReadOnlySpan<byte>, bool> holds)
    {
        bool? any = null;
        foreach (var source in sources)
        {
            using var secret = source();
            if (secret is not null && Trimmed(secret) is { Length: > 0 } key && !key.StartsWith("@Microsoft.KeyVault("u8))
            {
                any = (any ?? false) | holds(key);
            }
        }

        return any;
    }

    /// <summary>Compares without telling where they differ, or how long the secret is.</summary>
    public static bool AreSame(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> given) => CryptographicOperations.FixedTimeEquals(SHA256.HashData(secret), SHA256.HashData(given));

    /// <summary>A file usually ends with a line feed that is no part of the secret.</summary>
    private static ReadOnlySpan<byte> Trimmed(SecretText secret) => secret.Reveal().TrimEnd("\r\n"u8);

    private static SecretSource? Source(string reference) => reference.Split(':', 2) switch
    {
        ["env", { Length: > 0 } name] => SecretSources.Environment(name),
        ["file", { Length: > 0 } path] => SecretSources.File(path),
        _ => null,
    };
}
