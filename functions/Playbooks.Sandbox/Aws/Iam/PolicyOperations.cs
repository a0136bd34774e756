using System.Text.Json.Nodes;
using Playbooks.Sandbox.Aws.Policies;
using Playbooks.Sandbox.Aws.Protocol;
using static Playbooks.Sandbox.Aws.Protocol.AwsOperation;

namespace Playbooks.Sandbox.Aws.Iam;

/// <summary>Inline policies, attachments and boundaries: the same rows for users and for roles.</summary>
internal sealed class PolicyOperations<T>(string kind, Func<Func<AwsCall, T, AwsReply>, Func<AwsCall, AwsReply>> lookup)
    where T : IamPrincipal
{
    private const int MostAttached = 10;

    public IEnumerable<AwsOperation> All =>
    [
        Read($"List{kind}Policies", lookup(List)),
        Read($"Get{kind}Policy", lookup(Get)),
        Contain($"Put{kind}Policy", IamLookup.Unlocked(lookup, Put)),
        Change($"Delete{kind}Policy", IamLookup.Unlocked(lookup, Delete)),
        Read($"ListAttached{kind}Policies", lookup(ListAttached)),
        Contain($"Attach{kind}Policy", IamLookup.Unlocked(lookup, Attach)),
        Contain($"Detach{kind}Policy", IamLookup.Unlocked(lookup, Detach)),
        Contain($"Put{kind}PermissionsBoundary", IamLookup.Unlocked(lookup, PutBoundary)),
        Change($"Delete{kind}PermissionsBoundary", IamLookup.Unlocked(lookup, DeleteBoundary)),
    ];

    private static AwsReply List(AwsCall call, T principal) =>
        AwsPage.Marked(call, "PolicyNames", principal.Inline.Keys, name => name, name => JsonValue.Create(name));

    private AwsReply Get(AwsCall call, T principal)
    {
        var name = call.Input.Text("PolicyName") ?? "";
        if (!principal.Inline.TryGetValue(name, out var document))
        {
            return MissingInline(name);
        }

        var body = IamWriting.Inline(new(name, document));
        body[$"{kind}Name"] = principal.Name;
        return body;
    }

    private static AwsReply Put(AwsCall call, T principal)
    {
        if (call.Input.Text("PolicyName") is not { Length: > 0 and <= 128 } name || call.Input.Text("PolicyDocument") is not { } document)
        {
            return IamErrors.Invalid("PolicyName and PolicyDocument are required");
        }

        if (PolicyDocument.Parse(document, trust: false, out var reason) is null)
        {
            return IamErrors.Malformed(reason);
        }

        var size = principal.Inline.Where(policy => policy.Key != name).Select(policy => policy.Value).Append(document)
            .Sum(text => text.Count(letter => !char.IsWhiteSpace(letter)));
        if (size > principal.InlineQuota)
        {
            return IamErrors.Limit($"Maximum policy size of {principal.InlineQuota} bytes exceeded for {principal.Name}");
        }

        principal.Inline[name] = document;
        return AwsReply.Empty;
    }

    private AwsReply Delete(AwsCall call, T principal)
    {
        var name = call.Input.Text("PolicyName") ?? "";
        return principal.Inline.Remove(name) ? AwsReply.Empty : MissingInline(name);
    }

    private static AwsReply ListAttached(AwsCall call, T principal) =>
        AwsPage.Marked(call, "AttachedPolicies", principal.Attached, arn => arn, IamWriting.AttachedPolicy);

    private static AwsReply Attach(AwsCall call, T principal)
    {
        var arn = call.Input.Text("PolicyArn") ?? "";
        if (!call.Account.Policies.ContainsKey(arn))
        {
            return IamErrors.MissingPolicy(arn);
        }

        if (principal.Attached.Count >= MostAttached && !principal.Attached.Contains(arn))
        {
            return IamErrors.Limit($"Cannot exceed quota for PoliciesPer{typeof(T).Name[3..]}: {MostAttached}");
        }

        principal.Attached.Add(arn);
        return AwsReply.Empty;
    }

    private static AwsReply Detach(AwsCall call, T principal)
    {
        var arn = call.Input.Text("PolicyArn") ?? "";
        return principal.Attached.Remove(arn) ? AwsReply.Empty : new AwsError("NoSuchEntity", $"Policy {arn} was not found.", 404);
    }

    private static AwsReply PutBoundary(AwsCall call, T principal)
    {
        var arn = call.Input.Text("PermissionsBoundary") ?? "";
        if (!call.Account.Policies.ContainsKey(arn))
        {
            return IamErrors.MissingPolicy(arn);
        }

        principal.Boundary = arn;
        return AwsReply.Empty;
    }

    private static AwsReply DeleteBoundary(AwsCall call, T principal)
    {
        if (principal.Boundary is null)
        {
            return IamErrors.Missing("permissions boundary", principal.Name);
        }

        principal.Boundary = null;
        return AwsReply.Empty;
    }

    private AwsError MissingInline(string name) => new("NoSuchEntity", $"The {kind.ToUpperInvariant()} policy with name {name} cannot be found.", 404);
}
