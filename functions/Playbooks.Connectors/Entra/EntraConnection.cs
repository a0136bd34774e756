using Azure.Core;
using Azure.Identity;
using Playbooks.Connectors.Entra.Actions;
using Playbooks.Connectors.Entra.Tokens;
using Playbooks.Connectors.Http;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Entra;

/// <summary>The tenant's Entra directory, ready for actions.</summary>
public sealed class EntraConnection : IDisposable
{
    private readonly ProviderHttp tokens;

    private EntraConnection(EntraAccess access, ProviderHttp tokens)
    {
        Access = access;
        this.tokens = tokens;
    }

    internal EntraAccess Access { get; }

    public IEnumerable<IAction> Actions =>
    [
        new ReadApplications(Access), new ReadSignIns(Access), ProveCredentialDead.Secret(Access), ProveCredentialDead.Certificate(Access), ProveCredentialDead.Federated(Access),
        ListOwners.In(Access), ListAppRoles.In(Access), ListAppRoleHolders.In(Access), ListDirectoryRoles.In(Access), ReadAudits.In(Access), ReadCredentialUse.In(Access),
        ListSnapshots.In(Access), ListRiskyPrincipals.In(Access), ReadCredentialPolicy.In(Access),
        ApplicationSwitch.Off(Access), ApplicationSwitch.On(Access), RiskSwitch.On(Access), RiskSwitch.Off(Access), OwnerSwitch.Off(Access), OwnerSwitch.On(Access),
        UserSwitch.Off(Access), UserSwitch.On(Access), new RevokeUserSignIns(Access), new RemoveCertificate(Access), new RestoreCertificate(Access),
        .. HoldingSwitch.Both(Access, new GrantHolding(Access)), .. HoldingSwitch.Both(Access, new AppRoleHolding(Access)), .. HoldingSwitch.Both(Access, new DirectoryRoleHolding(Access)),
        new CredentialBrake(Access), new RestoreCredentialPolicy(Access),
        DisablePrincipal.In(Access), EnablePrincipal.In(Access), new RemoveFederatedCredential(Access), new RestoreFederatedCredential(Access), new RemovePassword(Access),
    ];

    /// <param name="chance">A number from 0 to below 1, for the jitter.</param>
    /// <exception cref="ArgumentException">An address in the settings is none that may be talked to.</exception>
    public static EntraConnection Open(EntraSettings settings, TimeProvider time, Func<double> chance) => Open(settings, time, chance, null);

    /// <param name="handler">Null for sockets; tests answer in memory.</param>
    internal static EntraConnection Open(EntraSettings settings, TimeProvider time, Func<double> chance, HttpMessageHandler? handler)
    {
        var tenant = new EntraTenant(settings.DirectoryId, new Uri(settings.Authority), new Uri(settings.Graph));
        var door = new ProviderHttp(Provider(settings, "Entra", settings.Authority), new NoCredential(), time, chance, handler);
        var authority = new EntraAuthority(Tokens(settings, tenant, door), time);
        var graph = new ProviderHttp(Provider(settings, "Graph", settings.Graph), authority, time, chance, handler);
        return new EntraConnection(new EntraAccess(new GraphChannel(tenant, graph), authority, settings.ClientId), door);
    }

    public void Dispose()
    {
        Access.Dispose();
        tokens.Dispose();
    }

    private static IEntraTokens Tokens(EntraSettings settings, EntraTenant tenant, ProviderHttp door) => settings switch
    {
        { ClientId: { } id, ClientSecret: { } secret } => new ClientTokens(tenant, new EntraClientSettings.Secret(id, secret), door),
        { ClientId: { } id, AssertionFile: { } file } => new ClientTokens(tenant, new EntraClientSettings.Assertion(id, file), door),
        _ => new AzureTokens(Credential(settings), tenant.Scope),
    };

    private static TokenCredential Credential(EntraSettings settings) => settings is { ClientId: { } id, CertificateFile: { } file }
        ? new ClientCertificateCredential(settings.DirectoryId, id, file, new ClientCertificateCredentialOptions { AuthorityHost = new Uri(settings.Authority) })
        : new DefaultAzureCredential(new DefaultAzureCredentialOptions
        {
            AuthorityHost = new Uri(settings.Authority),
            TenantId = settings.DirectoryId,
            ManagedIdentityClientId = settings.ClientId,
        });

    private static ProviderSettings Provider(EntraSettings settings, string name, string address) => new()
    {
        Name = name,
        Egress = Egress.To(address),
        Observer = settings.Observer,
        Headers = [new("User-Agent", "playbooks"), new("Accept", "application/json")],
    };
}
