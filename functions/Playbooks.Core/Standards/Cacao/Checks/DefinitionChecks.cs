using Playbooks.Core.Values;

namespace Playbooks.Core.Standards.Cacao.Checks;

/// <summary>Everything that is named has to be defined: agents, targets, authentications, markings, extensions, variables.</summary>
internal static class DefinitionChecks
{
    private static readonly string[] Extensions =
        ["playbook_extensions", "step_extensions", "agent_target_extensions", "authentication_info_extensions", "marking_extensions"];

    private static readonly string[] Definitions = ["agent_definitions", "target_definitions", "authentication_info_definitions", "data_marking_definitions"];

    public static IEnumerable<CacaoFinding> Of(Workflow workflow) => workflow.Steps.SelectMany(step => OfStep(workflow.Document, step.Id, step.Step))
        .Concat(Named(workflow.Document, workflow.Document.Get("markings"), "markings", "data_marking_definitions"))
        .Concat(Authentications(workflow.Document, "agent_definitions"))
        .Concat(Authentications(workflow.Document, "target_definitions"))
        .Concat(ExtensionsOf(workflow));

    private static IEnumerable<CacaoFinding> OfStep(Value document, string id, Value step) =>
        Named(document, step.Get("agent"), $"workflow/{id}/agent", "agent_definitions")
            .Concat(Named(document, step.Get("targets"), $"workflow/{id}/targets", "target_definitions"))
            .Concat(Arguments(document, step, id, "in_args"))
            .Concat(Arguments(document, step, id, "out_args"));

    private static IEnumerable<CacaoFinding> Arguments(Value document, Value step, string id, string member) => Texts(step.Get(member))
        .Where(name => step.Get("step_variables")?.Get(name) is null && document.Get("playbook_variables")?.Get(name) is null)
        .Select(name => new CacaoFinding(CacaoCode.UnknownVariable, $"workflow/{id}/{member}", $"names {name}, which is no variable of the step or of the playbook"));

    private static IEnumerable<CacaoFinding> Authentications(Value document, string definitions) =>
        Entries.Of(document.Get(definitions)).SelectMany(agent =>
            Named(document, agent.Value.Get("authentication_info"), $"{definitions}/{agent.Name}/authentication_info", "authentication_info_definitions"));

    private static IEnumerable<CacaoFinding> ExtensionsOf(Workflow workflow)
    {
        var holders = workflow.Steps.Select(step => (Path: $"workflow/{step.Id}", Holder: step.Step))
            .Prepend((Path: "", Holder: workflow.Document))
            .Concat(Definitions.SelectMany(name => Entries.Of(workflow.Document.Get(name)).Select(member => (Path: $"{name}/{member.Name}", Holder: member.Value))));
        return holders.SelectMany(holder => Extensions.SelectMany(kind => Entries.Of(holder.Holder.Get(kind))
            .Where(extension => extension.Name.Length > 0 && workflow.Document.Get("extension_definitions")?.Get(extension.Name) is null)
            .Select(extension => Missing($"{holder.Path}/{kind}".TrimStart('/'), extension.Name, "extension_definitions"))));
    }

    private static IEnumerable<CacaoFinding> Named(Value document, Value? names, string path, string definitions) =>
        Texts(names).Where(name => document.Get(definitions)?.Get(name) is null).Select(name => Missing(path, name, definitions));

    private static CacaoFinding Missing(string path, string name, string definitions) =>
        new(CacaoCode.DanglingReference, path, $"names {name}, which is not in {definitions}") { About = name };

    private static IEnumerable<string> Texts(Value? value) => value is Value.Text one ? [one.Content] : (value?.Items ?? []).OfType<Value.Text>().Select(text => text.Content);
}
