using System.Xml;

namespace Playbooks.Language.Lockfiles.Others;

/// <summary><c>pom.xml</c> (maven.apache.org/pom.html): no lockfile, but direct dependencies and plugins with the versions it names. No DTD is read, nothing is fetched.</summary>
internal static class PomXml
{
    private const int MostDepth = 64;

    private static readonly XmlReaderSettings Closed = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, MaxCharactersInDocument = LockfileReader.MostBytes,
    };

    internal static string Read(ReadOnlyMemory<byte> bytes, LockfileFindings findings)
    {
        var project = new PomProject();
        try
        {
            using var stream = new MemoryStream(bytes.ToArray(), writable: false);
            using var reader = XmlReader.Create(stream, Closed);
            Walk(reader, project, findings);
        }
        catch (XmlException wrong)
        {
            findings.Doubt("the XML ends too early or is damaged here; what stands after it was not read", wrong.LineNumber);
        }

        project.AddTo(findings);
        findings.Doubt("a pom.xml names direct dependencies only: what they bring along, and what a parent adds, is not told");
        return "pom";
    }

    private static void Walk(XmlReader reader, PomProject project, LockfileFindings findings)
    {
        var path = new Stack<string>();
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when path.Count >= MostDepth:
                    findings.Doubt($"deeper than {MostDepth} elements; the rest was not read", Line(reader));
                    return;
                case XmlNodeType.Element:
                    path.Push(reader.LocalName);
                    project.Enter(path, Line(reader));
                    Leave(reader.IsEmptyElement, path, project);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    project.Take(path, reader.Value.Trim());
                    break;
                case XmlNodeType.EndElement:
                    Leave(true, path, project);
                    break;
                default:
                    break;
            }
        }
    }

    private static void Leave(bool now, Stack<string> path, PomProject project)
    {
        if (now)
        {
            project.Leave(path);
            path.Pop();
        }
    }

    private static int Line(XmlReader reader) => reader is IXmlLineInfo info ? info.LineNumber : 0;
}
