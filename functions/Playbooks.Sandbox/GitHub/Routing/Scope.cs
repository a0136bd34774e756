namespace Playbooks.Sandbox.GitHub.Routing;

/// <summary>Who may ask and what the path names.</summary>
internal enum Scope
{
    /// <summary>Anybody, or a short-lived link that authorises itself.</summary>
    Open,

    /// <summary>The App itself, by its JWT.</summary>
    App,

    /// <summary>An installation, by its token.</summary>
    Installation,

    /// <summary>An installation; the path names an organisation.</summary>
    Organisation,

    /// <summary>An installation; the path names a repository that it may see.</summary>
    Repository,
}
