using Playbooks.Engine.Actions;
using Playbooks.Sandbox.Hosting;
using Playbooks.Testing.Time;

namespace Playbooks.Connectors.Tests.Actions;

/// <summary>A cloud of the sandbox on which <see cref="ChangePromises{TCloud}"/> holds every change to its contract.</summary>
internal interface IChangedCloud : IAsyncDisposable
{
    /// <summary>The sandbox's name of the cloud in fault rules.</summary>
    string Provider { get; }

    /// <summary>What a refusal of the vendor with that code usually becomes.</summary>
    IReadOnlyDictionary<string, (int Status, string Ours)> Refusals { get; }

    SandboxHost Host { get; }

    ManualTime Time { get; }

    ActionDriver Driver { get; }

    IReadOnlyList<IAction> Actions { get; }

    /// <summary>What the vendor's own description finds wrong with what was sent.</summary>
    List<string> Violations { get; }
}
