using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Cli.Runs;

/// <summary>The actions that work on what a run knows rather than on a provider.</summary>
internal static class EngineCatalog
{
    public static IEnumerable<IAction> Actions(Value registry) => registry is Value.Null ? [] : [];
}
