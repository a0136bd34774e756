using Playbooks.Engine.Ports;
using Playbooks.Testing.Stores;

namespace Playbooks.Storage.Tests.Files;

public sealed class FileRunStoreTests : RunStoreContract, IDisposable
{
    private readonly StoreFolder folder = new();

    public void Dispose() => folder.Dispose();

    protected override IRunStore Open(TimeProvider time) => folder.Open(time);

    protected override Task TakeAwayAsync(string run) => File.AppendAllTextAsync(folder.Journal(run), "by somebody else\n");
}
