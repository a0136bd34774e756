using System.Collections.Immutable;
using Microsoft.Extensions.Configuration;
using Playbooks.Functions.Hooks;

namespace Playbooks.Functions.Settings;

/// <summary>What the doors for alerts prove their senders by. A door whose setting is absent is closed. Secrets are named, never written here.</summary>
/// <param name="GitHub">The webhook's secret: one, or two while one takes the place of the other.</param>
/// <param name="Topics">ARNs of the topics whose messages are taken.</param>
/// <param name="EventBridge">The key of the API destination's connection.</param>
/// <param name="Shared">The secret of senders that sign as Standard Webhooks does.</param>
/// <param name="Origins">Who may send CloudEvents by webhook, as it names itself.</param>
internal sealed record HookSettings(HookSecrets GitHub, ImmutableHashSet<string> Topics, HookSecrets EventBridge, HookSecrets Shared, ImmutableHashSet<string> Origins)
{
    /// <summary>Every setting that is read, as an environment variable spells it.</summary>
    public static IReadOnlyList<string> Names { get; } = ["Hooks__GitHub", "Hooks__Topics", "Hooks__EventBridge", "Hooks__Shared", "Hooks__Origins"];

    public static HookSettings Read(IConfiguration configuration, List<string> wrong) => new(
        Secrets(configuration, "GitHub", wrong),
        TopicsOf(configuration["Hooks:Topics"], wrong),
        Secrets(configuration, "EventBridge", wrong),
        Secrets(configuration, "Shared", wrong),
        [.. List(configuration["Hooks:Origins"])]);

    private static HookSecrets Secrets(IConfiguration configuration, string name, List<string> wrong)
    {
        if (HookSecrets.Parse(configuration[$"Hooks:{name}"]) is { } secrets)
        {
            return secrets;
        }

        // What was written instead may be the secret itself.
        wrong.Add($"Hooks__{name} names no secret: write env:NAME or file:PATH, or two of them with a comma between while one takes the place of the other.");
        return HookSecrets.None;
    }

    private static ImmutableHashSet<string> TopicsOf(string? topics, List<string> wrong)
    {
        var arns = List(topics);
        foreach (var arn in arns.Where(arn => !arn.StartsWith("arn:", StringComparison.Ordinal) || arn.Split(':') is not [_, _, "sns", { Length: > 0 }, { Length: > 0 }, { Length: > 0 }]))
        {
            wrong.Add($"Hooks__Topics has '{arn}', which is no topic: write arn:aws:sns:REGION:ACCOUNT:NAME, with commas between several.");
        }

        return [.. arns];
    }

    private static string[] List(string? text) => (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
