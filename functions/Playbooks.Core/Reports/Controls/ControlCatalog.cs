using System.Collections.Immutable;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Values;

namespace Playbooks.Core.Reports.Controls;

/// <summary>
/// The controls that reports map to, and what does something for each: <c>playbooks/controls.json</c>, the one place where this stands. It is part of
/// the program, so that a report does not depend on what lies on the machine that makes it.
/// </summary>
/// <param name="Titles">In the order of the file.</param>
public sealed record ControlCatalog(ImmutableArray<(Control Control, string Title)> Titles, ImmutableArray<ControlMapping> Mappings)
{
    private const string Resource = "controls.json";

    private static readonly Lazy<ControlCatalog> Built = new(Load);

    public static ControlCatalog Known => Built.Value;

    /// <summary>Empty for a control that the file does not have.</summary>
    public string TitleOf(Control control) => Titles.FirstOrDefault(known => known.Control == control).Title ?? "";

    /// <summary>Place in the file; those that it does not have come last.</summary>
    public int OrderOf(Control control) => Titles.IndexOf((control, TitleOf(control))) is var at and >= 0 ? at : int.MaxValue;

    /// <exception cref="InvalidDataException">The file is not as it has to be: a fault of this build.</exception>
    public static ControlCatalog Read(ReadOnlySpan<byte> json)
    {
        var value = PlainJson.Read(json) is JsonOutcome.Read read ? read.Value : throw new InvalidDataException("controls.json is no JSON");
        return new(
            [.. Items(value, "frameworks").SelectMany(framework => Items(framework, "controls").Select(control => (new Control(Text(framework, "name"), Text(control, "id")), Text(control, "title"))))],
            [.. Items(value, "mappings").Select(Mapping)]);
    }

    private static ControlMapping Mapping(Value mapping) => new(
        mapping.GetText("done") ?? ControlMapping.Action, Texts(mapping, "stages"), Texts(mapping, "actions"), Texts(mapping, "effects"), Text(mapping, "why"),
        [.. Texts(mapping, "controls").Select(ControlOf)]);

    private static Control ControlOf(string text) =>
        text.Split('/') is [var framework, var id] ? new Control(framework, id) : throw new InvalidDataException($"'{text}' is no framework, slash and id");

    private static ControlCatalog Load()
    {
        using var stream = typeof(ControlCatalog).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidDataException($"{Resource} is not in the program");
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return Read(memory.ToArray());
    }

    private static ImmutableArray<Value> Items(Value value, string name) => value.Get(name)?.Items ?? [];

    private static ImmutableArray<string> Texts(Value value, string name) => [.. Items(value, name).OfType<Value.Text>().Select(text => text.Content)];

    private static string Text(Value value, string name) => value.GetText(name) ?? throw new InvalidDataException($"controls.json lacks '{name}' somewhere");
}
