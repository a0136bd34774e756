namespace Playbooks.Sandbox.Aws.Parameters;

internal sealed record SsmVersion(int Number, string Type, string Value, DateTimeOffset At, string ChangedBy)
{
    public IReadOnlyList<string> Labels { get; init; } = [];
}
