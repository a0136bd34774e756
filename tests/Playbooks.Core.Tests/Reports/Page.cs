using System.Xml;
using System.Xml.Linq;

namespace Playbooks.Core.Tests.Reports;

/// <summary>A report's page, read as strictly as there is: as XML.</summary>
internal static class Page
{
    public static XDocument Parse(string html)
    {
        using var reader = XmlReader.Create(new StringReader(html), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
        return XDocument.Load(reader);
    }
}
