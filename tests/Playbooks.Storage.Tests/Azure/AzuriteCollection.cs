namespace Playbooks.Storage.Tests.Azure;

/// <summary>One emulator for all tests of this collection: its start costs seconds. Each test has a container of its own.</summary>
[CollectionDefinition(Name)]
public sealed class AzuriteCollection : ICollectionFixture<AzuriteFixture>
{
    public const string Name = "azurite";
}
