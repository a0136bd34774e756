using System.Text.Json.Nodes;
using Playbooks.Sandbox.Aws.Policies;
using Playbooks.Sandbox.Aws.Protocol;
using Playbooks.Sandbox.Aws.Secrets;
using Playbooks.Sandbox.Aws.Seeding;
using Playbooks.Sandbox.Aws.Signing;
using Playbooks.Sandbox.Aws.Trail;
using Playbooks.Sandbox.Hosting;
using Playbooks.Sandbox.Tenants;

namespace Playbooks.Sandbox.Aws;

/// <summary>The tenant's AWS accounts: authenticate, authorise, perform, record, answer. Main file of this folder.</summary>
internal sealed class AwsPart : ITenantPart
{
    private readonly TenantContext context;
    private readonly IReadOnlyList<AwsAccount> accounts;

    public AwsPart(TenantContext context)
    {
        this.context = context;
        accounts = AwsSeed.Accounts(context);
    }

    public string Provider => "aws";

    public IReadOnlyList<Listener> Listeners { get; } = [Listener.Aws];

    /// <summary>A workflow's own sign-in, which needs no request here to leave its trace.</summary>
    public void RecordFederated(string role, string subject, bool isAdmitted, DateTimeOffset now)
    {
        if (accounts.FirstOrDefault(account => role.Split(':').ElementAtOrDefault(4) == account.Id) is { } account)
        {
            account.Trail.Add(TrailRecording.OfWebIdentity(account, role, subject, isAdmitted, now));
        }
    }

    public Operation Resolve(Call call)
    {
        var request = AwsRequest.Of(call);
        call.Match = request;
        return request.Operation is { } found
            ? new($"{request.Service.Name}:{found.Name}", found.Changes, found.Contains && request.Input.Text("Status") != "Active", AwsTarget.Of(request.Input))
            : Operation.Unknown;
    }

    public Answer Answer(Call call)
    {
        var request = call.Match as AwsRequest ?? AwsRequest.Of(call);
        var requestId = context.Mint.FreshGuid().ToString();
        if (request.Operation is { Anonymous: true } open)
        {
            return Perform(call, request, Called(request, open, RoleAccount(request), null, "us-east-1", call.Now, requestId));
        }

        if (!call.Headers.ContainsKey("Authorization"))
        {
            return AwsWriter.Error(request, AuthErrors.MissingToken, requestId);
        }

        if (!AuthorizationHeader.TryParse(call.Header("Authorization") ?? "", out var header))
        {
            return AwsWriter.Error(request, AuthErrors.Incomplete, requestId);
        }

        var account = accounts.FirstOrDefault(item => item.OwnsKey(header.AccessKeyId));
        var refusal = SignatureCheck.Refuse(header, AwsRequest.Head(call), call.Body.Span, request.Service.Name, account, call.Now, out var caller);
        if (refusal is not null || account is null || caller is null)
        {
            return AwsWriter.Error(request, refusal ?? AuthErrors.UnknownKey, requestId);
        }

        call.Identity = caller.Arn;
        caller.Used(request.Service.Name, header.Scope.Region, call.Now);
        return request.Operation is { } operation
            ? Perform(call, request, Called(request, operation, account, caller, header.Scope.Region, call.Now, requestId))
            : AwsWriter.Error(request, AuthErrors.NoOperation(request.Asked, request.Service.Selector), requestId);
    }

    public bool? Works(CredentialValue credential, DateTimeOffset now) => AwsCredentials.Works(accounts, credential, now);

    public string? Read(string place, DateTimeOffset now) => AwsPlaces.Read(accounts, place);

    public string? RoleOf(string value) => AwsState.RoleOf(accounts, context.Mint, value);

    public JsonNode State(DateTimeOffset now) => AwsState.Of(accounts, context.Tenant.RoleOf);

    private AwsCall Called(AwsRequest request, AwsOperation operation, AwsAccount account, AwsCaller? caller, string region, DateTimeOffset now, string requestId) =>
        new(account, request.Service, operation, request.Input, now) { Caller = caller, Region = region, RequestId = requestId, Accounts = accounts };

    private static Answer Perform(Call call, AwsRequest request, AwsCall asked)
    {
        var reply = Refuse(asked) is { } refusal ? refusal : asked.Operation.Answer(asked);
        asked.Account.Trail.Add(TrailRecording.Of(asked, reply, "127.0.0.1"));
        call.Identity = asked.Caller?.Arn ?? call.Identity;
        return AwsWriter.Write(request, asked, reply);
    }

    private static AwsError? Refuse(AwsCall call)
    {
        if (call.Caller is not { } caller || call.Operation.AlwaysAllowed)
        {
            return null;
        }

        var resource = AwsResource.Of(call);
        if (call.Account.Organization is { } organization && Authorization.Decide(organization.Restricting(call.Account.Id), call.Action, resource, call.Context()) != PolicyDecision.Allowed && call.Account.Id != organization.Management)
        {
            return AuthErrors.Denied(caller.Arn, call.Action, resource, explicitly: true);
        }

        if (call.Service.Name == "secretsmanager" && SecretsService.Find(call.Account, call.Region, call.Input.Text("SecretId") ?? "") is { } secret
            && ResourcePolicy.Denies(secret.ResourcePolicy, caller.Principal.Arn, call.Action, call.Context()))
        {
            return AuthErrors.Denied(caller.Arn, call.Action, resource, explicitly: true);
        }

        var decision = Authorization.Decide(call.Account, caller.Principal, call.Action, resource, call.Context());
        return decision == PolicyDecision.Allowed ? null : AuthErrors.Denied(caller.Arn, call.Action, resource, decision == PolicyDecision.ExplicitDeny);
    }

    /// <summary>Without a signature the role says which account is meant.</summary>
    private AwsAccount RoleAccount(AwsRequest request)
    {
        var arn = (request.Input.Text("RoleArn") ?? "").Split(':');
        return accounts.FirstOrDefault(account => arn.Length > 4 && account.Id == arn[4]) ?? accounts[0];
    }
}
