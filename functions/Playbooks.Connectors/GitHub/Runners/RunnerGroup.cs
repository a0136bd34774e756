namespace Playbooks.Connectors.GitHub.Runners;

/// <param name="Visibility">all, private or selected.</param>
internal sealed record RunnerGroup(long Id, string Name, string Visibility, bool AllowsPublicRepositories, bool Default = false);
