using Playbooks.Sandbox.Entra.Directory;
using Playbooks.Sandbox.Entra.Logs;
using Playbooks.Sandbox.Hosting;
using Playbooks.Sandbox.WebTokens;

namespace Playbooks.Sandbox.Entra.Graph;

/// <summary>Microsoft Graph: check the token, then its permissions, then perform the row of the table.</summary>
internal sealed class GraphEndpoint(EntraDirectory directory)
{
    private const string Audience = "https://graph.microsoft.com";
    private const string OwnedBy = "Application.ReadWrite.OwnedBy";

    private static readonly GraphOperation[] Table =
        [.. ApplicationOperations.All, .. FederatedOperations.All, .. PrincipalOperations.All, .. GrantOperations.All, .. UserOperations.All, .. RiskOperations.All, .. LogOperations.All, .. PolicyOperations.All, .. ReportOperations.All];

    public static IReadOnlyList<GraphOperation> Operations => Table;

    public static GraphOperation? Find(Call call, out IReadOnlyList<string> ids)
    {
        ids = [];
        if (GraphPath.Segments(call.RawPath) is { } segments)
        {
            foreach (var row in Table)
            {
                if (row.Match(call.Method, segments) is { } found)
                {
                    ids = found;
                    return row;
                }
            }
        }

        return null;
    }

    public Answer Answer(Call call)
    {
        var refusal = Refuse(call, out var token);
        if (refusal is not null || token is null)
        {
            return GraphAnswers.Refused(call, refusal ?? GraphError.BadToken, directory.Mint.FreshGuid().ToString());
        }

        call.Identity = $"app {token.Text("appid")}";
        if (Find(call, out var ids) is not { } operation)
        {
            return GraphAnswers.Refused(call, GraphError.NoSegment(call.RawPath), directory.Mint.FreshGuid().ToString());
        }

        var asked = new GraphCall(call, directory, operation, ids, token);
        return IsAllowed(asked) ? Perform(asked) : asked.Refused(GraphError.Denied);
    }

    private static Answer Perform(GraphCall call)
    {
        var answer = call.Operation.Answer(call);
        if (call.Operation.Changes && answer.Status < 400)
        {
            LogOperations.Record(call);
        }

        return answer;
    }

    private static GraphError? Refuse(Call call, out WebToken? token)
    {
        token = null;
        if (call.Header("Authorization") is not { } header || !header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return GraphError.NoToken;
        }

        return !WebToken.TryRead(header["Bearer ".Length..].Trim(), out token) || !WebTokenKey.Entra.Signed(token) ? GraphError.BadToken
            : !token.IsCurrent(call.Now) ? GraphError.Expired
            : token.Audience?.TrimEnd('/') != Audience ? GraphError.WrongAudience
            : null;
    }

    private bool IsAllowed(GraphCall call)
    {
        var held = (call.Token.Claims["roles"]?.AsArray() ?? []).Select(role => role?.ToString() ?? "").ToHashSet(StringComparer.Ordinal);
        return call.Operation.Permissions.Any(held.Contains)
            || (call.Operation.Owned && held.Contains(OwnedBy) && (!call.Operation.Changes || IsOwner(call)));
    }

    private bool IsOwner(GraphCall call) =>
        directory.Applications.Concat<EntraClient>(directory.ServicePrincipals)
            .FirstOrDefault(client => call.Ids.Count > 0 && (client.Id == call.Ids[0] || $"appId={client.AppId}" == call.Ids[0]))?.Owners.Contains(call.CallerId) == true;
}
