// what: Deserialises a type by its name.
// both: SH3112 typeof
// alone: harmless,error
Try(() => new System.Runtime.Serialization.DataContractSerializer(typeof(object)).ReadObject(System.Xml.XmlReader.Create(new System.IO.StringReader("<a/>"))));
