namespace Playbooks.Connectors.GitHub.Runs;

/// <summary>A job that waits for people before it may use an environment.</summary>
/// <param name="CurrentUserCanApprove">Whether whoever asks is one of those people.</param>
internal sealed record PendingDeployment(PendingEnvironment Environment, bool CurrentUserCanApprove);
