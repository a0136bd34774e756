using Playbooks.Core.Actions;
using Playbooks.Core.Plans;
using Playbooks.Core.Values;

namespace Playbooks.Cli.Catalogs;

/// <summary>A contract as a value for programs.</summary>
internal static class ContractJson
{
    public static string EffectOf(ActionContract contract) => PlanJson.EffectName(contract.Effect);

    public static Value Write(ActionContract contract) => Value.MapOf(
        ("name", Value.Of(contract.Name)),
        ("summary", Value.Of(contract.Summary)),
        ("provider", Value.Of(contract.Provider)),
        ("effect", Value.Of(EffectOf(contract))),
        ("inputs", Value.ListOf(contract.Inputs.Select(input => Value.MapOf(
            ("name", Value.Of(input.Name)), ("type", Value.Of(TypeText.Write(input.Type))), ("required", Value.Of(input.Required)), ("description", Value.Of(input.Description)))))),
        ("output", Value.Of(TypeText.Write(contract.Output))),
        ("undo", Value.Of(contract.Undo)),
        ("undoneBy", Value.ListOf(contract.UndoneBy)),
        ("idempotency", Value.Of(contract.Idempotency)),
        ("preconditions", Value.ListOf(contract.Preconditions)),
        ("after", Value.ListOf(contract.After)),
        ("behind", Value.ListOf(contract.Behind.Select(first => Value.MapOf(("action", Value.Of(first.Action)), ("within", Value.Of($"{first.Kinship}".ToLowerInvariant())))))),
        ("permissions", Value.ListOf(contract.Permissions.Select(p => Value.MapOf(("provider", Value.Of(p.Provider)), ("name", Value.Of(p.Name)))))),
        ("failures", Value.ListOf(contract.Failures.Select(f => Value.MapOf(
            ("code", Value.Of(f.Code)), ("meaning", Value.Of(f.Meaning)), ("retryable", Value.Of(f.Retryable)))))),
        ("source", Value.Of(contract.Source)));
}
