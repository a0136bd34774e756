using System.Security.Cryptography.X509Certificates;
using Playbooks.Connectors.Rotation;
using Playbooks.Connectors.Rotation.Issuers;
using Playbooks.Connectors.Tests.Actions;
using Playbooks.Connectors.Tests.Entra;
using Playbooks.Core.Actions;

namespace Playbooks.Connectors.Tests.Rotation;

public class EntraCertificateRotationTests : IAsyncLifetime
{
    private EntraSandbox entra = null!; // set before each test by xunit
    private ScopeForTests scope = null!; // as above
    private readonly PlaceForTests place = new();

    private string Old => entra.Id("certificate", "signing");

    public async Task InitializeAsync()
    {
        entra = await EntraSandbox.StartAsync();
        scope = new ScopeForTests(entra.Time);
    }

    public async Task DisposeAsync()
    {
        await entra.DisposeAsync();
        Assert.Empty(entra.Violations);
    }

    [Fact]
    public async Task A_certificate_is_replaced_by_one_whose_private_half_is_in_the_place_alone()
    {
        Assert.IsType<ActionOutcome.Succeeded>(await Rotator().RunAsync(default));

        var certificates = await CertificatesAsync();
        Assert.Equal(2, certificates.Length);
        Assert.DoesNotContain(certificates, c => c.KeyId == Old);
        using var held = X509Certificate2.CreateFromPem(place.Held, place.Held);
        Assert.True(held.HasPrivateKey);
        Assert.True((await entra.Access.Applications.GetCertificatesAsync(entra.Id("application", "deployer"), default)).Is(out var whole, out _));
        Assert.Contains(whole, c => c["key"]?.ToString() == Convert.ToBase64String(held.RawData));
        Assert.DoesNotContain(whole, c => c.ToJsonString().Contains("PRIVATE", StringComparison.Ordinal));
        Assert.Contains(whole, c => c["keyId"]?.ToString() == entra.Id("certificate", "older") && c["key"] is not null);
    }

    [Fact]
    public async Task The_old_one_stays_while_a_place_refuses_and_the_orphan_is_replaced_later()
    {
        place.Refuses = new ActionOutcome.FailedRetryable("throttled", "later");
        Assert.Equal(place.Refuses, await Rotator().RunAsync(default));
        Assert.Contains(await CertificatesAsync(), c => c.KeyId == Old);

        place.Refuses = null;
        Assert.IsType<ActionOutcome.Succeeded>(await Rotator().RunAsync(default));

        Assert.Equal(["ir-1", "older"], (await CertificatesAsync()).Select(c => c.Name).Order(StringComparer.Ordinal));
    }

    private Rotator Rotator() => new(
        new RotationPlan(
            new EntraCertificateIssuer(entra.Access, entra.Id("application", "deployer"), "ir-1", entra.Time.GetUtcNow(), entra.Time.GetUtcNow().AddDays(90)), Old, [place], [], []),
        scope);

    private async Task<Playbooks.Connectors.Entra.Directory.EntraCertificate[]> CertificatesAsync() =>
        (await entra.Access.Applications.GetAsync(entra.Id("application", "deployer"), default)).Is(out var application, out _) ? [.. application.Certificates] : [];
}
