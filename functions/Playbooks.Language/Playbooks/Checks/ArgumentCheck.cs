using System.Collections.Immutable;
using Playbooks.Core.Actions;
using Playbooks.Core.Expressions;
using Playbooks.Core.Values;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Playbooks.Drafts;
using Playbooks.Language.Playbooks.Names;
using Playbooks.Language.Yaml;

namespace Playbooks.Language.Playbooks.Checks;

/// <summary>Holds what stands under <c>with</c> against the parameters that are asked for.</summary>
internal sealed class ArgumentCheck(Findings findings, ExpressionCheck expressions)
{
    /// <param name="asker">Who asks for the arguments, for messages: "github.find-runs".</param>
    public void Check(ArgumentDraft.Group with, ImmutableArray<Parameter> parameters, string asker, YamlSpan at, Scope scope)
    {
        foreach (var missing in parameters.Where(parameter => parameter.Required && with.Find(parameter.Name) is null))
        {
            findings.Add(DiagnosticCodes.MissingArgument, at, $"'{asker}' needs '{missing.Name}' ({missing.Type.Name}). {missing.Description}".Trim(), $"Add '{missing.Name}:' under 'with'.");
        }

        foreach (var member in with.Members)
        {
            var parameter = parameters.FirstOrDefault(parameter => parameter.Name == member.Name);
            if (parameter is null)
            {
                findings.Add(DiagnosticCodes.UnknownArgument, member.NameAt, $"'{asker}' takes no '{member.Name}'.", Findings.DidYouMean(member.Name, parameters.Select(p => p.Name)));
            }

            Check(member.Value, parameter?.Type ?? ValueType.Any, $"'{member.Name}'", scope);
        }
    }

    /// <summary>Says what is wrong with expressions where nothing is known of the parameters.</summary>
    public void Check(ArgumentDraft.Group with, Scope scope) => Group(with, ValueType.Any, "'with'", scope);

    private void Check(ArgumentDraft argument, ValueType wanted, string what, Scope scope)
    {
        switch (argument)
        {
            case ArgumentDraft.Leaf leaf:
                Compare(wanted, expressions.TypeOf(leaf.Text, scope), what, leaf.Text.At(0));
                break;
            case ArgumentDraft.Constant constant:
                Compare(wanted, TypeOf(constant.Value), what, constant.At);
                break;
            case ArgumentDraft.Sequence sequence:
                Sequence(sequence, wanted, what, scope);
                break;
            case ArgumentDraft.Group group:
                Group(group, wanted, what, scope);
                break;
            default:
                break;
        }
    }

    private void Sequence(ArgumentDraft.Sequence sequence, ValueType wanted, string what, Scope scope)
    {
        if (wanted is not (ValueType.List or ValueType.Dyn))
        {
            Compare(wanted, ValueType.ListOf(ValueType.Any), what, sequence.At);
        }

        foreach (var (item, i) in sequence.Items.Select((item, i) => (item, i)))
        {
            Check(item, (wanted as ValueType.List)?.Element ?? ValueType.Any, $"{what}, entry {i + 1},", scope);
        }
    }

    private void Group(ArgumentDraft.Group group, ValueType wanted, string what, Scope scope)
    {
        if (wanted is not (ValueType.Object or ValueType.Map or ValueType.Dyn))
        {
            Compare(wanted, ValueType.MapOf(ValueType.Text, ValueType.Any), what, group.At);
        }

        if (wanted is ValueType.Object known)
        {
            Fields(group, known, what);
        }

        foreach (var member in group.Members)
        {
            Check(member.Value, wanted is ValueType.Object of && of.Fields.TryGetValue(member.Name, out var field) ? field.Type : (wanted as ValueType.Map)?.Value ?? ValueType.Any,
                $"'{member.Name}' of {what}", scope);
        }
    }

    private void Fields(ArgumentDraft.Group group, ValueType.Object known, string what)
    {
        foreach (var member in group.Members.Where(member => !known.Fields.ContainsKey(member.Name)))
        {
            findings.Add(DiagnosticCodes.UnknownArgument, member.NameAt, Findings.Sentence($"{what} has no field '{member.Name}'"), Findings.DidYouMean(member.Name, known.Fields.Keys));
        }

        foreach (var (name, field) in known.Fields.Where(field => field.Value.Required && group.Find(field.Key) is null))
        {
            findings.Add(DiagnosticCodes.MissingArgument, group.At, Findings.Sentence($"{what} needs the field '{name}' ({field.Type.Name})"), $"Add '{name}:'.");
        }
    }

    private void Compare(ValueType wanted, ValueType? given, string what, YamlSpan at)
    {
        if (given is not null && TypeFit.Difference(wanted, given) is { } difference)
        {
            findings.Add(DiagnosticCodes.WrongType, at, Findings.Sentence($"{what} is of the wrong type: {difference}"), $"Give a value of type {wanted.Name}.");
        }
    }

    private static ValueType TypeOf(Value constant) => constant switch
    {
        Value.Bool => ValueType.Bool,
        Value.Int => ValueType.Int,
        Value.Double => ValueType.Double,
        _ => ValueType.Null,
    };
}
