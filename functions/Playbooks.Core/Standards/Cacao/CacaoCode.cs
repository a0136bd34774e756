namespace Playbooks.Core.Standards.Cacao;

/// <summary>What can be wrong with a CACAO document, as programs name it.</summary>
public static class CacaoCode
{
    /// <summary>It is no JSON, or beyond the bounds.</summary>
    public const string Json = "json";

    /// <summary>The published schemas refuse it.</summary>
    public const string Schema = "schema";

    /// <summary>A member that the specification does not have; the schemas, read as the dialect that they declare, let it pass.</summary>
    public const string UnknownMember = "unknown-member";

    /// <summary>A step names a next step that is not there.</summary>
    public const string DanglingStep = "dangling-step";

    /// <summary>An agent, target, authentication, marking or extension is named and not defined.</summary>
    public const string DanglingReference = "dangling-reference";

    /// <summary>A step comes again after itself.</summary>
    public const string Loop = "loop";

    /// <summary>The workflow does not begin with a start step.</summary>
    public const string Start = "start";

    /// <summary>It is not said, or said twice, what follows a step.</summary>
    public const string NextStep = "next-step";

    /// <summary>No way leads from the start, or from the exception, to the step.</summary>
    public const string Unreachable = "unreachable-step";

    /// <summary>A command says nothing, or cannot be decoded.</summary>
    public const string Command = "command";

    /// <summary>An argument that is no variable of the step or of the playbook.</summary>
    public const string UnknownVariable = "unknown-variable";

    public const string Contact = "contact";

    /// <summary>Times that cannot follow each other.</summary>
    public const string Times = "times";
}
