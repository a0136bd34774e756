namespace Playbooks.Core.Reach.Trust.Cases;

/// <param name="Failure">Null when the case passed.</param>
internal sealed record TrustCase(string Id, string? Failure)
{
    public static TrustCase Compare(string id, string expected, string actual, string reason) =>
        new(id, expected == actual ? null : $"expected {expected}, got {actual}: {reason}");

    public static TrustCase Both(TrustCase first, TrustCase second) =>
        first with { Failure = string.Join("; ", new[] { first.Failure, second.Failure }.OfType<string>()) is { Length: > 0 } all ? all : null };

    public static TrustCase Refused<T>(string id, TrustReading<T> reading)
        where T : class => new(id, reading.IsValid ? "expected a diagnostic, and the document was accepted" : null);

    public static TrustCase OutOfScope(string id, string what) => new(id, $"out of scope: {what}");
}
