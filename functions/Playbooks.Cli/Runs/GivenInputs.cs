using Playbooks.Core.Playbooks;
using Playbooks.Core.Runs;
using Playbooks.Core.Values;

namespace Playbooks.Cli.Runs;

/// <summary>Inputs from a JSON file and from <c>--input name=value</c>, which wins. A value is JSON where it reads as JSON, otherwise text.</summary>
internal static class GivenInputs
{
    /// <summary>Inputs made of an alert by the playbook's triggers, or else those that were given. Null, with the reason written, where something cannot be read.</summary>
    public static Value? Read(string? file, IReadOnlyCollection<string> pairs, string? alertFile, Playbook playbook, TextWriter error)
    {
        if (alertFile is null)
        {
            return Read(file, pairs, playbook, error);
        }

        if (file is not null || pairs.Count > 0)
        {
            error.WriteLine("Give an alert, of which the playbook makes the inputs, or the inputs themselves; not both.");
            return null;
        }

        if (InputFile.Read(alertFile) is not { } alert)
        {
            error.WriteLine($"{alertFile} is not there, or is no JSON of at most 1 MiB.");
            return null;
        }

        if (Triggers.Inputs(playbook, alert, out var failures) is { } inputs)
        {
            return inputs;
        }

        error.WriteLine($"The alert in {alertFile} does not start playbook '{playbook.Id}'. {string.Join(' ', failures)}");
        return null;
    }

    /// <summary>Null, with the reason written, where something cannot be read.</summary>
    public static Value? Read(string? file, IEnumerable<string> pairs, Playbook playbook, TextWriter error)
    {
        var given = new ValueMap.Builder();
        if (file is not null)
        {
            if (InputFile.Read(file) is not Value.Map fromFile)
            {
                error.WriteLine($"{file} is no JSON object of at most 1 MiB.");
                return null;
            }

            foreach (var (name, value) in fromFile.Entries)
            {
                given.Set(name, value);
            }
        }

        foreach (var pair in pairs)
        {
            var cut = pair.IndexOf('=', StringComparison.Ordinal);
            if (cut <= 0)
            {
                error.WriteLine($"--input {pair}: write name=value");
                return null;
            }

            var (name, text) = (pair[..cut], pair[(cut + 1)..]);
            var isText = playbook.Inputs.FirstOrDefault(input => input.Name == name)?.Type == ValueType.Text;
            given.Set(name, !isText && PlainJson.Read(text) is JsonOutcome.Read read ? read.Value : Value.Of(text));
        }

        return new Value.Map(given.Build());
    }
}
