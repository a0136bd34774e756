using System.Collections.Immutable;
using Playbooks.Core.Actions;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Values;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Playbooks.Drafts;
using Playbooks.Language.Playbooks.Names;
using Playbooks.Language.Yaml;

namespace Playbooks.Language.Playbooks.Checks;

/// <summary>Defaults of inputs, and what triggers give to inputs.</summary>
internal sealed class InputCheck(Findings findings, ExpressionCheck expressions)
{
    private readonly ArgumentCheck arguments = new(findings, expressions);

    public void Default(InputDraft input)
    {
        if (input.Default is not { } given)
        {
            return;
        }

        foreach (var wrong in Core.Runs.Inputs.Check(Only(input), Value.MapOf((input.Name.Value, given.Value))))
        {
            findings.Add(DiagnosticCodes.WrongType, given.At, Findings.Sentence($"the default of {wrong}"), $"Give a default of type {input.Type.Name}.");
        }

        if (given.Value is Value.Null && input.Type is not ValueType.Dyn)
        {
            findings.Add(DiagnosticCodes.WrongType, given.At, $"The default of input '{input.Name.Value}' is nothing.", $"Give a default of type {input.Type.Name}.");
        }

        PackageUrls(input, given.Value, given.At);
    }

    public void Trigger(TriggerDraft trigger, PlaybookDraft playbook)
    {
        expressions.Condition(trigger.When, PlaybookScopes.Trigger, "The trigger's condition");
        ImmutableArray<Parameter> wanted = [.. playbook.Inputs.Select(input => new Parameter(input.Name.Value, KnownNames.Input(input.Type), input.Required, input.Description))];
        arguments.Check(trigger.With, wanted, playbook.Id?.Value ?? "the playbook", trigger.At, PlaybookScopes.Trigger);
        foreach (var input in playbook.Inputs)
        {
            if (trigger.With.Find(input.Name.Value) is ArgumentDraft.Leaf { Text.Template.IsConstant: true } given)
            {
                PackageUrls(input, Value.Of(given.Text.Template.Source), given.At);
            }
        }
    }

    private void PackageUrls(InputDraft input, Value given, YamlSpan at)
    {
        var texts = given is Value.Text ? [given] : given.Items;
        foreach (var text in texts.OfType<Value.Text>().Where(text => input.IsPackageUrl && !PackageUrl.IsOne(text.Content)))
        {
            findings.Add(DiagnosticCodes.NoPackageUrl, at, $"'{text.Content}' is no package URL.", PackageUrl.Cure);
        }
    }

    /// <summary>A run's inputs and a playbook's defaults are held to the same rules, by the same code.</summary>
    private static Playbook Only(InputDraft input) => new()
    {
        Id = "default",
        Version = "1.0.0",
        Title = "default",
        Inputs = [new InputDeclaration(input.Name.Value, input.Type, Required: false, Default: null, input.Description)],
        Stages = [],
    };
}
