namespace Playbooks.Connectors.Rotation;

/// <param name="Works">False where it is deactivated.</param>
/// <param name="IsMarked">Whether it carries this rotation's own name: made by an earlier attempt.</param>
internal sealed record StandingCredential(string Id, bool Works, bool IsMarked);
