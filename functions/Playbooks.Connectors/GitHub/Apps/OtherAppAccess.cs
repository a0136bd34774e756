using Playbooks.Connectors.GitHub.Requests;

namespace Playbooks.Connectors.GitHub.Apps;

/// <summary>Ways to ask as another App.</summary>
/// <param name="App">As the App itself.</param>
/// <param name="Client">With its client id and secret; null where they are not configured.</param>
internal sealed record OtherAppAccess(OtherApp Settings, GitHubApi App, GitHubApi? Client);
