using System.Globalization;

namespace Playbooks.Storage;

/// <summary>Names of entries for runs whose ordinal order is newest first: <c>MILLISECONDS-RUN</c>, counted back from the end of time.</summary>
internal static class RunOrder
{
    private const int Digits = 15;

    public static string NameOf(string run, DateTimeOffset created) =>
        string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() - created.ToUnixTimeMilliseconds():D15}-{StoreNames.Run(run)}");

    public static string RunOf(string name) => name[(Digits + 1)..];

    /// <summary>Whether it is one of those names.</summary>
    public static bool Is(string name) =>
        name.Length > Digits + 1 && name[Digits] == '-' && !name.AsSpan(0, Digits).ContainsAnyExceptInRange('0', '9') && StoreNames.IsRun(name[(Digits + 1)..]);
}
