using Azure.Core.Pipeline;
using Playbooks.Core.Journals;
using Playbooks.Core.Runs;
using Playbooks.Storage.Azure;
using Playbooks.Testing.Data;
using Playbooks.Testing.Identity;
using Playbooks.Testing.Stores;
using Playbooks.Testing.Tls;
using Playbooks.Testing.Vault;

namespace Playbooks.Functions.Tests.Hosting;

/// <summary>The program as the infrastructure deploys it: its settings, a managed identity's tokens, TLS, storage, vault and evidence.</summary>
public sealed class CloudTests
{
    [NodeFact(Azurite.Package)]
    public async Task With_the_settings_of_the_infrastructure_a_run_is_driven_signed_by_the_vault_and_kept_as_evidence_with_nothing_but_the_identity()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5), TimeProvider.System);
        using var certificate = new LoopbackCertificate();
        using var azurite = await Azurite.StartAsync(certificate);
        await using var vault = await FakeVault.StartAsync(certificate);
        vault.Rotate("run-heads");
        var tokens = new Dictionary<string, string>
        {
            [UnsignedToken.Storage] = UnsignedToken.For(UnsignedToken.Storage, TimeProvider.System.GetUtcNow()),
            ["https://vault.azure.net"] = "vault-token",
        };
        await using var identity = await FakeManagedIdentity.StartAsync(tokens);
        await using var drill = await Rehearsal.StartAsync(limit.Token);
        await using var queue = await FakeQueue.StartAsync();
        var places = new Places(azurite, certificate, tokens[UnsignedToken.Storage]);
        await places.MakeAsync("evidence");
        var settings = new Dictionary<string, string>(CloudSettings.Of(new Dictionary<string, string>
        {
            ["blobs"] = azurite.Blobs.AbsoluteUri.TrimEnd('/'),
            ["queues"] = azurite.Queues.AbsoluteUri.TrimEnd('/'),
            ["evidenceContainer"] = $"{azurite.Blobs.AbsoluteUri.TrimEnd('/')}/evidence",
            ["signingKey"] = $"{vault.Address}keys/run-heads",
            ["identityClient"] = "client-of-the-workers",
            ["monitorConnection"] = "",
            ["signInClient"] = "",
            ["runsAccount"] = "playbooks",
            ["hookVault"] = vault.Address.AbsoluteUri,
            ["hookTopics"] = "",
            ["hookOrigins"] = "",
        }).Concat(identity.Environment).ToDictionary(pair => pair.Key, pair => pair.Value))
        {
            ["Tenant"] = drill.TenantPath,
            ["PLAYBOOKS_STORE_KEY"] = "",
            ["SSL_CERT_FILE"] = certificate.CertificatePath,
        };

        await using var host = new FakeFunctionsHost(drill.Folder, settings, queue);
        await host.StartAsync(limit.Token);
        var run = await drill.BeginAsync(limit.Token);
        await drill.MoveToAsync(run, new AzureRunStore(places.Of("runs"), TimeProvider.System), limit.Token);
        while (!(await drill.ReadAsync(run, limit.Token)).IsOver)
        {
            queue.Put($$"""{"run":"{{run}}"}""");
            Assert.True(await host.DeliverAsync(limit.Token));
            await drill.AnswerAsync(run, limit.Token);
        }

        Assert.Equal(RunOutcome.Completed, (await drill.ReadAsync(run, limit.Token)).Outcome);
        await AssertSignedAsync(drill, run, vault);
        Assert.Contains($"sealed/{run}.json", await new Storage.Azure.Evidence.EvidenceContainer(places.Of("evidence")).ListAsync("sealed/", limit.Token));
        Assert.DoesNotContain(host.Process.Output, line => line.Contains("vault-token", StringComparison.Ordinal) || line.Contains(tokens[UnsignedToken.Storage], StringComparison.Ordinal));
        Assert.All(identity.Asked, asked => Assert.EndsWith(" client-of-the-workers", asked, StringComparison.Ordinal));
    }

    /// <summary>Every signature is the vault's, one call for each, and verified with the public key alone.</summary>
    private static async Task AssertSignedAsync(Rehearsal drill, string run, FakeVault vault)
    {
        var pinned = HeadKeys.Read(vault.PublicKeyOf("run-heads"));
        var verifier = new JournalVerifier(pinned);
        var signatures = 0;
        await foreach (var line in drill.Runs.ReadAsync(run, CancellationToken.None))
        {
            verifier.Add(line);
            signatures += JournalCodec.Read(line) is JournalRead.Line { Value.Event: RunEvent.HeadSigned } ? 1 : 0;
        }

        Assert.True(verifier.Verdict is { IsSound: true, Over: true });
        Assert.Equal(verifier.Verdict.Lines, verifier.Verdict.SignedLines);
        Assert.Equal(signatures, vault.Signatures);
    }

    private sealed class Places(Azurite azurite, LoopbackCertificate certificate, string token)
    {
        public AzurePlace Of(string container) => new(azurite.Blobs, container) { Credential = new GivenToken(token), Transport = new HttpClientTransport(new HttpClient(certificate.Handler())) };

        public async Task MakeAsync(string container) =>
            await Evidence.FinishedDrill.BlobsOf(Of(container)).PutAsync("made", default, onlyIfAbsent: true, CancellationToken.None);
    }
}
