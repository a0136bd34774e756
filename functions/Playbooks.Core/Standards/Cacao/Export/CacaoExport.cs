using Playbooks.Core.Actions;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Values;

namespace Playbooks.Core.Standards.Cacao.Export;

/// <summary>
/// A playbook as a CACAO 2.0 document. Every step is a <c>manual</c> command that says in words what is done, so that the document can be read and
/// followed without us; what CACAO cannot say stands in an extension of ours, from which <see cref="Import.CacaoImport"/> makes the same playbook again.
/// </summary>
public static class CacaoExport
{
    internal const long Format = 1;

    public static Value Write(Playbook playbook, CacaoOrigin origin)
    {
        var ids = new CacaoIds(playbook.Id);
        var written = PlaybookJson.Write(playbook);
        var workflow = new WorkflowExport(playbook, ids);
        return Value.MapOf(
        [
            ("type", Value.Of("playbook")),
            ("spec_version", Value.Of("cacao-2.0")),
            ("id", Value.Of(ids.Playbook)),
            ("name", Value.Of(playbook.Title)),
            .. playbook.Description.Length > 0 ? [("description", Value.Of(playbook.Description))] : Array.Empty<(string, Value)>(),
            ("playbook_types", Value.ListOf(TypesOf(playbook))),
            ("playbook_processing_summary", Value.MapOf(("manual_playbook", Value.True), ("temporal_logic", Value.True), ("extensions", Value.True))),
            ("created_by", Value.Of(origin.CreatedBy)),
            ("created", TimeOf(origin.Created)),
            ("modified", TimeOf(origin.Modified)),
            ("labels", Value.ListOf([playbook.Id])),
            .. playbook.Controls.IsEmpty ? Array.Empty<(string, Value)>() : [("external_references", Value.ListOf(playbook.Controls.Select(Reference)))],
            .. playbook.Inputs.IsEmpty ? Array.Empty<(string, Value)>() : [("playbook_variables", VariableExport.Write(playbook))],
            ("workflow_start", Value.Of(workflow.Start)),
            ("workflow_exception", Value.Of(workflow.Held)),
            ("workflow", workflow.Write(written)),
            ("playbook_extensions", Value.MapOf((CacaoIds.Extension, ExtensionOf(playbook, written, ids)))),
            ("agent_definitions", AgentExport.Agents(playbook, ids)),
            .. AgentExport.Targets(playbook, ids) is { } targets ? [("target_definitions", targets)] : Array.Empty<(string, Value)>(),
            ("extension_definitions", Value.MapOf((CacaoIds.Extension, Definition(origin)))),
        ]);
    }

    internal static Value TimeOf(DateTimeOffset at) => Value.Of(at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>The bound playbook, with the ids of its steps in place of the steps, which stand at their own places.</summary>
    private static Value ExtensionOf(Playbook playbook, Value written, CacaoIds ids)
    {
        var stages = playbook.Stages.Zip(written.Get("stages")?.Items ?? [], (stage, data) =>
            Signing.SignedForm.With(data, "steps", Value.ListOf(stage.Steps.Select(step => ids.Step(step.Id)))));
        return Value.MapOf(("format", Value.Of(Format)), ("playbook", Signing.SignedForm.With(written, "stages", Value.ListOf(stages))));
    }

    private static Value Definition(CacaoOrigin origin) => Value.MapOf(
        ("type", Value.Of("extension-definition")),
        ("name", Value.Of("playbooks")),
        ("description", Value.Of("Stages, actions, expressions and checkpoints of a declarative incident-response playbook; the document can be followed without it.")),
        ("created_by", Value.Of(origin.CreatedBy)),
        ("schema", Value.Of("playbook_extensions: {format, playbook}; step_extensions: {kind: step, stage, step} or {kind: checkpoint, stage, role, count}")),
        ("version", Value.Of("1.0.0")));

    private static Value Reference(Control control) => Value.MapOf(("name", Value.Of(control.Framework)), ("external_id", Value.Of(control.Id)));

    private static IEnumerable<string> TypesOf(Playbook playbook) =>
        playbook.Stages.SelectMany(stage => stage.Steps).Any(step => step.Effect != Effect.Reads) ? ["investigation", "mitigation", "remediation"] : ["investigation"];
}
