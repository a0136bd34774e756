namespace Playbooks.Core.Expressions;

/// <summary>
/// Stand-in until the expression engine lands: replace this file and <see cref="TemplateResult"/> by the real ones, and adapt the three callers
/// (Playbooks/PlaybookJson.Compiled, Runs/Evaluation.Of, Policy/Policy.Compiled).
/// </summary>
public sealed record Template(string Source)
{
    public static TemplateResult Parse(string source) => new TemplateResult.Parsed(new Template(source));
}
