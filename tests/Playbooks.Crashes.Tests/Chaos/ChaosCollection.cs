namespace Playbooks.Crashes.Tests.Chaos;

/// <summary>After everything else: the machine belongs to the workers.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ChaosCollection
{
    public const string Name = "chaos";
}
