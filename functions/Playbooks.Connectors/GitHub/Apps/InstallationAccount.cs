namespace Playbooks.Connectors.GitHub.Apps;

/// <summary>The organisation or person in whose account an App is installed.</summary>
internal sealed record InstallationAccount(string Login);
