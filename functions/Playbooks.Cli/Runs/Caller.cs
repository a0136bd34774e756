using System.CommandLine;
using System.Collections.Immutable;
using Playbooks.Connectors.Tenants;
using Playbooks.Core.Runs;
using Playbooks.Hosting.Asking;

namespace Playbooks.Cli.Runs;

/// <summary>Who asks something of a run, as the operating system and the tenant file know them.</summary>
/// <param name="Roles">Empty for somebody whom the tenant file does not name.</param>
/// <param name="Via">How the person was identified.</param>
internal sealed record Caller(TenantSettings Tenant, string Id, ImmutableArray<string> Roles, string Via)
{
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

    /// <summary>Why the person may not ask this, and who may; null where they may.</summary>
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

        return Permission.WhyNot(run, input, Id, Roles);
    }
}
