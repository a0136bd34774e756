using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Playbooks.Core.Values;

namespace Playbooks.Core.Standards.Cacao.Checks;

/// <summary>Texts that have to mean something to somebody: commands, contacts, times.</summary>
internal static partial class ContentChecks
{
    private static readonly ImmutableArray<string> Encoded = ["elastic", "jupyter", "kestrel", "sigma", "yara"];
    private static readonly ImmutableArray<string> Either = ["manual", "bash", "caldera-cmd", "powershell", "ssh"];
    private static readonly ImmutableArray<string> EncodedMembers = ["command_b64", "content_b64"];

    public static IEnumerable<CacaoFinding> Of(Workflow workflow) => workflow.Steps.SelectMany(step => Commands(step.Id, step.Step))
        .Concat(Contacts(workflow.Document, "agent_definitions"))
        .Concat(Contacts(workflow.Document, "target_definitions"))
        .Concat(Order(workflow.Document, "created", "modified"))
        .Concat(Order(workflow.Document, "valid_from", "valid_until"));

    private static IEnumerable<CacaoFinding> Commands(string id, Value step) =>
        (step.Get("commands")?.Items ?? []).SelectMany((command, i) => Command(command, $"workflow/{id}/commands/{i}"));

    private static IEnumerable<CacaoFinding> Command(Value command, string path)
    {
        var type = command.GetText("type") ?? "";
        var plain = !string.IsNullOrWhiteSpace(command.GetText("command"));
        var encoded = !string.IsNullOrWhiteSpace(command.GetText("command_b64"));
        if (Either.Contains(type) && plain == encoded)
        {
            yield return new(CacaoCode.Command, path, $"is a {type} command and needs exactly one of command and command_b64");
        }
        else if (Encoded.Contains(type) && !encoded)
        {
            yield return new(CacaoCode.Command, path, $"is a {type} command and needs command_b64");
        }
        else if (type is "http-api" or "openc2-http" && !plain)
        {
            yield return new(CacaoCode.Command, path, $"is an {type} command and needs command");
        }

        foreach (var member in EncodedMembers.Where(member => command.GetText(member) is { } text && !Base64.IsValid(text)))
        {
            yield return new(CacaoCode.Command, $"{path}/{member}", "is no base64");
        }
    }

    private static IEnumerable<CacaoFinding> Contacts(Value document, string definitions) => Entries.Of(document.Get(definitions)).SelectMany(agent =>
        Contact(agent.Value, "email", Email(), $"{definitions}/{agent.Name}", "is no e-mail address")
            .Concat(Contact(agent.Value, "phone", Phone(), $"{definitions}/{agent.Name}", "is no telephone number")));

    private static IEnumerable<CacaoFinding> Contact(Value agent, string kind, Regex form, string path, string message) => Entries.Of(agent.Get("contact")?.Get(kind))
        .Where(entry => entry.Value is Value.Text text && !form.IsMatch(text.Content))
        .Select(entry => new CacaoFinding(CacaoCode.Contact, $"{path}/contact/{kind}/{entry.Name}", message));

    private static IEnumerable<CacaoFinding> Order(Value document, string first, string second)
    {
        if (TimeOf(document, first) is { } before && TimeOf(document, second) is { } after && after < before)
        {
            yield return new(CacaoCode.Times, second, $"is before {first}");
        }
    }

    private static DateTimeOffset? TimeOf(Value document, string name) => TimeText.TryRead(document.GetText(name) ?? "", out var time) ? time.AsTime() : null;

    [GeneratedRegex(@"\A[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9]([A-Za-z0-9-]{0,62})(\.[A-Za-z0-9][A-Za-z0-9-]{0,62})*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Email();

    [GeneratedRegex(@"\A\+?[0-9(][0-9 ().\-/]{1,30}( ?(x|ext\.?) ?[0-9]{1,8})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Phone();
}
