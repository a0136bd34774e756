using Playbooks.Core.Actions;

namespace Playbooks.Engine.Actions;

/// <summary>An action of the catalog: either an <see cref="IReadAction"/> or an <see cref="IChangeAction"/>.</summary>
public interface IAction
{
    ActionContract Contract { get; }
}
