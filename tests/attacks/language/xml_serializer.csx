// what: Has an XML reader fetch a file.
// both: SH3110 System.Xml
// alone: violation * /etc/passwd EACCES
Try(() => { var document = new System.Xml.XmlDocument { XmlResolver = new System.Xml.XmlUrlResolver() }; document.LoadXml("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"); Leak(document.InnerText.Length > 5 ? "read" : null); });
