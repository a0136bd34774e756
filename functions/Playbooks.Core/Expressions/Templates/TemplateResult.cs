namespace Playbooks.Core.Expressions;

/// <summary>Stand-in, see <see cref="Template"/>.</summary>
public abstract record TemplateResult
{
    public sealed record Parsed(Template Template) : TemplateResult;
}
