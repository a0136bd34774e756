namespace Playbooks.Connectors.Tests.Traffic;

/// <summary>Collections that run alone run after those that run together: what is in this one sees all that the others did.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AfterEverything
{
    public const string Name = "after everything";
}
