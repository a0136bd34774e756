using System.Collections.Immutable;
using Playbooks.Core.Reach.Workflows;
using Playbooks.Language.Workflows.Expressions;
using Playbooks.Language.Yaml;

namespace Playbooks.Language.Workflows;

/// <summary>Goes through part of a file and notes every expression that gets at a secret or at the job's token.</summary>
internal sealed class SecretWalk(PlaceInFile place, WorkflowNotes notes)
{
    private readonly ImmutableArray<SecretReference>.Builder found = ImmutableArray.CreateBuilder<SecretReference>();

    internal ImmutableArray<SecretReference> References => found.ToImmutable();

    internal bool UsesToken { get; private set; }

    internal SecretWalk Through(YamlNode? node)
    {
        switch (node)
        {
            case YamlNode.Scalar scalar:
                Scalar(scalar.Text, scalar.Span);
                break;
            case YamlNode.Sequence list:
                Items(list);
                break;
            case YamlNode.Mapping map:
                Entries(map);
                break;
        }

        return this;
    }

    private void Items(YamlNode.Sequence list)
    {
        for (var i = 0; i < list.Items.Length; i++)
        {
            place.Enter(i);
            Through(list.Items[i]);
            place.Leave();
        }
    }

    private void Entries(YamlNode.Mapping map)
    {
        foreach (var entry in map.Entries)
        {
            place.Enter(entry.Key);
            Scalar(entry.Key, entry.KeySpan);
            Through(entry.Value);
            place.Leave();
        }
    }

    private void Scalar(string text, YamlSpan at)
    {
        if (Template.IsIn(text))
        {
            var template = Template.Read(text);
            if (template.IsUnclosed)
            {
                notes.Unclosed(place, at);
            }

            foreach (var expression in template.Expressions)
            {
                Expression(expression, at);
            }
        }
        else if (text.Length > 0 && SecretPlaces.IsCondition(place))
        {
            Expression(text, at);
        }
    }

    private void Expression(string text, YamlSpan at)
    {
        var tokens = Lexer.Read(text.AsSpan(0, Math.Min(text.Length, Lexer.MostCharacters)));
        var isUnderstood = text.Length <= Lexer.MostCharacters && SecretScan.IsUnderstood(tokens);
        if (!isUnderstood)
        {
            notes.NotUnderstood(place, at);
        }

        UsesToken |= SecretScan.UsesToken(tokens);
        foreach (var use in SecretScan.Secrets(tokens))
        {
            var allowed = SecretPlaces.IsAllowed(place);
            if (!allowed)
            {
                notes.Misplaced(place);
            }

            if (isUnderstood && LookAlikes.Is(use.Name))
            {
                notes.LooksAlike($"secrets.{use.Name}", at);
            }

            if (notes.MayAddReference())
            {
                found.Add(new(use.Form, use.Name, use.Computation, place.ToString(), allowed));
            }
        }
    }
}
