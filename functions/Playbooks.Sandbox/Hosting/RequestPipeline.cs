using Microsoft.AspNetCore.Http;
using Playbooks.Sandbox.Auditing;
using Playbooks.Sandbox.Faults;
using Playbooks.Sandbox.Tenants;

namespace Playbooks.Sandbox.Hosting;

/// <summary>The way of every request to a provider: read, name, fault or perform, audit, answer.</summary>
internal sealed class RequestPipeline(Tenant tenant, FaultTable faults, Action<Effect> announce)
{
    private long effects;

    public async Task HandleAsync(HttpContext context, Listener listener)
    {
        var call = await CallReader.ReadAsync(context, listener, tenant.Now);
        if (call is null || tenant.PartOf(listener) is not { } part)
        {
            await AnswerWriter.WriteAsync(context, Answer.Empty(call is null ? 413 : 404));
            return;
        }

        var operation = Named(part, call);
        var rule = faults.Next(part.Provider, operation.Name);
        var answer = rule is null || FaultyAnswer.Performs(rule.Kind) ? Perform(part, call, operation) : null;
        tenant.Audit.Add(new AuditEntry(
            0, call.Now, part.Provider, operation.Name, call.Method, call.RawPath, operation.Target, call.Identity, answer?.Status ?? 0, operation.Changes, operation.Contains, rule?.Kind.ToString()));
        await (rule is null && answer is not null ? AnswerWriter.WriteAsync(context, answer) : FaultyAnswer.WriteAsync(context, rule ?? Unanswered, answer));
    }

    private static FaultRule Unanswered { get; } = new() { Kind = FaultKind.Drop };

    private Operation Named(ITenantPart part, Call call)
    {
        lock (tenant.Gate)
        {
            return part.Resolve(call);
        }
    }

    private Answer Perform(ITenantPart part, Call call, Operation operation)
    {
        Answer answer;
        var changed = false;
        lock (tenant.Gate)
        {
            answer = part.Answer(call);
            changed = operation.Changes && answer.Status < 400;
            if (changed)
            {
                tenant.AfterChange(operation, call.RawPath);
            }
        }

        if (changed)
        {
            announce(new Effect(part.Provider, operation.Name, call.RawPath, operation.Target, Interlocked.Increment(ref effects)));
        }

        return answer;
    }
}
