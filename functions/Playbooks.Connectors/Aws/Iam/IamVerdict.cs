namespace Playbooks.Connectors.Aws.Iam;

/// <param name="Decision"><c>allowed</c>, <c>implicitDeny</c> (nothing allows it) or <c>explicitDeny</c>.</param>
internal sealed record IamVerdict(string Action, string Decision)
{
    public bool IsAllowed => Decision == "allowed";

    public bool IsDenied => Decision == "explicitDeny";
}
