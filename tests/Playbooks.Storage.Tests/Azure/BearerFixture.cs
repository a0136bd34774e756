using Azure.Core.Pipeline;
using Playbooks.Storage.Azure;
using Playbooks.Testing.Data;
using Playbooks.Testing.Identity;
using Playbooks.Testing.Stores;
using Playbooks.Testing.Tls;

namespace Playbooks.Storage.Tests.Azure;

/// <summary>An emulator that takes tokens, behind a certificate that only the channels made here believe.</summary>
public sealed class BearerFixture : IAsyncLifetime
{
    private readonly LoopbackCertificate certificate = new();
    private HttpClientTransport? transport;
    private Azurite? azurite;
    private int places;

    /// <summary>A place that no other test has seen.</summary>
    public AzurePlace NewPlace() => azurite is { } at
        ? new AzurePlace(at.Blobs, $"bearer-{Interlocked.Increment(ref places)}")
        {
            Credential = new GivenToken(UnsignedToken.For(UnsignedToken.Storage, TimeProvider.System.GetUtcNow())),
            Transport = transport,
        }
        : throw new InvalidOperationException(NodePackages.Missing(Azurite.Package));

    public async Task InitializeAsync()
    {
        azurite = NodePackages.Find(Azurite.Package) is null ? null : await Azurite.StartAsync(certificate);
        transport = new HttpClientTransport(new HttpClient(certificate.Handler()));
    }

    public Task DisposeAsync()
    {
        transport?.Dispose();
        azurite?.Dispose();
        certificate.Dispose();
        return Task.CompletedTask;
    }
}
