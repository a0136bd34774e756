using System.CommandLine;
using System.Collections.Immutable;
using Playbooks.Connectors.Tenants;
using Playbooks.Core.Runs;

namespace Playbooks.Cli.Runs;

/// <summary>Who asks something of a run, as the operating system and the tenant file know them.</summary>
/// <param name="Roles">Empty for somebody whom the tenant file does not name.</param>
/// <param name="Via">How the person was identified.</param>
internal sealed record Caller(TenantSettings Tenant, string Id, ImmutableArray<string> Roles, string Via)
{
    /// <summary>The role that handles incidents without owning anything: it may steer runs, and approves nothing unless a playbook asks it.</summary>
    public const string Responder = "responder";

    public bool IsKnown => Tenant.People.Any(person => person.Id == Id);

    public static Option<string?> AsOption() => new("--as") { Description = "Act as this person (sandbox only; otherwise you are who you are logged in as)." };

    /// <summary>Null, with the reason written, where the tenant file cannot be used or does not let anybody be another.</summary>
    public static Caller? Establish(string? tenantFile, string? other, TextWriter error)
    {
        if (TenantOption.Read(tenantFile, error) is not { } tenant)
        {
            return null;
        }

        if (other is not null && !tenant.IsSandbox)
        {
            error.WriteLine("--as is for sandboxes; on a real tenant you act as yourself.");
            return null;
        }

        var id = other ?? Person.Current;
        return new Caller(tenant, id, tenant.People.FirstOrDefault(person => person.Id == id)?.Roles ?? [], other is null ? Person.Via : "sandbox:as");
    }

    /// <summary>
    /// Why the person may not ask this, and who may; null where they may. Steering a run takes the role <see cref="Responder"/> or one that its
    /// playbook declares. Whoever requested a run may cancel it without. A decision needs the very role that is asked, which the run judges.
    /// </summary>
    public string? WhyNot(Run run, RunInput input)
    {
        if (input is RunInput.Cancel { Undo: false } && Id == run.RequestedBy)
        {
            return null;
        }

        if (!IsKnown)
        {
            return $"{Id} is not among the people of the tenant file: {string.Join(", ", Tenant.People.Select(person => person.Id))}.{(Tenant.IsSandbox ? " In a sandbox, act as one of them with --as." : "")}";
        }

        string[] roles = [Responder, .. run.Playbook.Roles.Select(role => role.Name)];
        return input is RunInput.Decide || Roles.Any(roles.Contains)
            ? null
            : $"{Id} has no role that may do this to run {run.Id}. It takes one of {string.Join(", ", roles)}; the tenant file gives {Id} {(Roles.IsEmpty ? "none" : string.Join(", ", Roles))}.";
    }
}
