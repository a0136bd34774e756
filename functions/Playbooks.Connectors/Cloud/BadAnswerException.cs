namespace Playbooks.Connectors.Cloud;

/// <summary>An answer that is not what the service's own description promises. Never leaves a connector: its channel turns it into a failure.</summary>
internal sealed class BadAnswerException : Exception
{
    public BadAnswerException(string message)
        : base(message)
    {
    }

    public BadAnswerException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
