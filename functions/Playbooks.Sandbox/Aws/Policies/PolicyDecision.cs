namespace Playbooks.Sandbox.Aws.Policies;

internal enum PolicyDecision
{
    ImplicitDeny,
    Allowed,
    ExplicitDeny,
}
