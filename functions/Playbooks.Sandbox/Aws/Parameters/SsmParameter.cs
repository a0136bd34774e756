namespace Playbooks.Sandbox.Aws.Parameters;

/// <summary>A parameter with its history, oldest version first.</summary>
internal sealed class SsmParameter
{
    public required string Name { get; init; }

    public required string Region { get; init; }

    public required string Arn { get; init; }

    public List<SsmVersion> Versions { get; } = [];

    public SsmVersion Latest => Versions[^1];
}
