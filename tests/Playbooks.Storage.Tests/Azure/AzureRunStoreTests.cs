using Playbooks.Engine.Ports;
using Playbooks.Storage.Azure;
using Playbooks.Testing.Stores;

namespace Playbooks.Storage.Tests.Azure;

[Collection(AzuriteCollection.Name)]
public sealed class AzureRunStoreTests(AzuriteFixture azurite) : RunStoreContract
{
    private readonly AzurePlace place = azurite.NewPlace();

    protected override int CrowdOfRuns => 8;

    protected override int AppendsPerRun => 20;

    protected override IRunStore Open(TimeProvider time) => new AzureRunStore(place, time);

    protected override Task TakeAwayAsync(string run) => Intruder.AppendAsync(place, run, "by somebody else\n");
}
