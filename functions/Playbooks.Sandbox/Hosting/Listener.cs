namespace Playbooks.Sandbox.Hosting;

/// <summary>One loopback port each, so that a real client is pointed at the sandbox by its base address alone.</summary>
public enum Listener
{
    GitHub,
    Aws,
    EntraLogin,
    Graph,
    Control,
}
