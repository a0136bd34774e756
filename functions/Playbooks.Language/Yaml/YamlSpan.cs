namespace Playbooks.Language.Yaml;

/// <summary>From the first character to just behind the last one; lines and columns are counted from 1.</summary>
public readonly record struct YamlSpan(int Line, int Column, int EndLine, int EndColumn)
{
    public static YamlSpan Start { get; } = new(1, 1, 1, 1);

    public static YamlSpan At(int line, int column) => new(line, column, line, column);
}
