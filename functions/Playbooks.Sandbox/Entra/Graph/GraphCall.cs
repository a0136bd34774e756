using Playbooks.Sandbox.Entra.Directory;
using Playbooks.Sandbox.Hosting;
using Playbooks.Sandbox.WebTokens;

namespace Playbooks.Sandbox.Entra.Graph;

/// <summary>One authenticated Graph request on its way through an operation.</summary>
/// <param name="Http">The request.</param>
/// <param name="Directory">The tenant.</param>
/// <param name="Operation">The row of the table.</param>
/// <param name="Ids">What the path's placeholders stand for, in order; <c>appId=…</c> and <c>name=…</c> are alternate keys.</param>
/// <param name="Token">The caller's access token, verified.</param>
internal sealed record GraphCall(Call Http, EntraDirectory Directory, GraphOperation Operation, IReadOnlyList<string> Ids, WebToken Token)
{
    public bool IsBeta => Http.RawPath.StartsWith("/beta/", StringComparison.Ordinal);

    public DateTimeOffset Now => Http.Now;

    /// <summary>The calling service principal's object id.</summary>
    public string CallerId => Token.Text("oid") ?? "";

    /// <summary>What a write's delay ends at.</summary>
    public DateTimeOffset Visible => Now + Directory.VisibilityDelay;

    public string NewId() => Directory.Mint.FreshGuid().ToString();

    public string Context(string what) => $"{Http.Origin}/{(IsBeta ? "beta" : "v1.0")}/$metadata#{what}";
}
