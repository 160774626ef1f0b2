"""One small act in the formats that it may come in, as the real schemas have it."""

from __future__ import annotations

UNITS = (
    "art_1",
    "art_1__para_1",
    "art_1__para_1__point_a",
    "art_1__para_1__point_b",
    "art_1__para_1__point_b__point_i",
    "art_1__para_1__point_b__point_ii",
    "art_1__para_2",
    "art_2",
    "annex_I",
    "annex_I__point_1",
)

FORMEX = """\
<?xml version="1.0" encoding="UTF-8"?>
<ACT xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
     xsi:noNamespaceSchemaLocation="http://formex.publications.europa.eu/schema/formex-06.02.1.xd">
  <BIB.INSTANCE><DOCUMENT.REF FILE="L_x.doc.fmx.xml"/><LG.DOC>EN</LG.DOC></BIB.INSTANCE>
  <TITLE>
    <TI><P><HT TYPE="UC">Regulation</HT> (EU) 2030/1</P><P>on boxes<NOTE NOTE.ID="E0001" TYPE="FOOTNOTE"><P>OJ L 1.</P></NOTE></P></TI>
  </TITLE>
  <PREAMBLE>
    <GR.CONSID><CONSID><NP><NO.P>(1)</NO.P><TXT>Boxes matter.</TXT></NP></CONSID></GR.CONSID>
  </PREAMBLE>
  <ENACTING.TERMS>
    <DIVISION>
      <TITLE><TI><P>CHAPTER I</P></TI><STI><P>GENERAL</P></STI></TITLE>
      <ARTICLE IDENTIFIER="001">
        <TI.ART>Article 1</TI.ART>
        <STI.ART><P>Subject matter</P></STI.ART>
        <PARAG IDENTIFIER="001.001">
          <NO.PARAG>1.</NO.PARAG>
          <ALINEA>
            <P>Providers of <QUOT.START CODE="2018"/>boxes<QUOT.END CODE="2019"/> shall, from <DATE ISO="20300101">1 January 2030</DATE>, ensure<NOTE><P>no</P></NOTE>:</P>
            <LIST TYPE="alpha">
              <ITEM><NP><NO.P>(a)</NO.P><TXT>a lid;</TXT></NP></ITEM>
              <ITEM>
                <NP>
                  <NO.P>(b)</NO.P><TXT>a mark, with:</TXT>
                  <P><LIST TYPE="roman">
                    <ITEM><NP><NO.P>(i)</NO.P><TXT>a name;</TXT></NP></ITEM>
                    <ITEM><NP><NO.P>(ii)</NO.P><TXT>a day.</TXT></NP></ITEM>
                  </LIST></P>
                </NP>
              </ITEM>
            </LIST>
          </ALINEA>
          <ALINEA>The mark shall not be red.</ALINEA>
        </PARAG>
        <PARAG IDENTIFIER="001.002">
          <NO.PARAG>2.</NO.PARAG>
          <ALINEA>
            <P>Regulation (EU) 2029/9 is amended as follows:</P>
            <QUOT.S LEVEL="1"><ARTICLE IDENTIFIER="001"><TI.ART>Article 1</TI.ART><ALINEA>Lids.</ALINEA></ARTICLE></QUOT.S>
          </ALINEA>
        </PARAG>
      </ARTICLE>
      <ARTICLE IDENTIFIER="002">
        <TI.ART>Article 2</TI.ART>
        <ALINEA>This Regulation shall enter into force.</ALINEA>
      </ARTICLE>
    </DIVISION>
  </ENACTING.TERMS>
  <ANNEX>
    <TITLE><TI><P>ANNEX I</P></TI><STI><P>List of boxes</P></STI></TITLE>
    <CONTENTS>
      <LIST TYPE="ARAB"><ITEM><NP><NO.P>1.</NO.P><TXT>Of lead.</TXT></NP></ITEM></LIST>
    </CONTENTS>
  </ANNEX>
  <FINAL><P>Done at Brussels.</P></FINAL>
</ACT>
"""

AKOMA_NTOSO = """\
<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
  <act name="act">
    <meta>
      <identification source="#x">
        <FRBRWork><FRBRalias value="Boxes Act" name="title"/></FRBRWork>
        <FRBRExpression><FRBRlanguage language="eng"/></FRBRExpression>
      </identification>
    </meta>
    <preface><p>Preface</p></preface>
    <body>
      <chapter eId="chp_I">
        <num>CHAPTER I</num><heading>GENERAL</heading>
        <article eId="chp_I__art_1">
          <num>Article 1</num><heading>Subject matter</heading>
          <paragraph eId="chp_I__art_1__para_1">
            <num>1.</num>
            <intro><p>Providers of ‘boxes’ shall, from 1 January 2030, ensure:</p></intro>
            <point eId="chp_I__art_1__para_1__point_a"><num>(a)</num><content><p>a lid;</p></content></point>
            <point eId="chp_I__art_1__para_1__point_b">
              <num>(b)</num>
              <intro><p>a mark, with:</p></intro>
              <point eId="chp_I__art_1__para_1__point_b__point_i"><num>(i)</num><content><p>a <b>name</b>;</p></content></point>
              <point eId="chp_I__art_1__para_1__point_b__point_ii"><num>(ii)</num><content><p>a day.</p></content></point>
            </point>
            <wrapUp><p>The mark shall not be red.</p></wrapUp>
          </paragraph>
          <paragraph eId="chp_I__art_1__para_2">
            <num>2.</num>
            <content><p>Regulation (EU) 2029/9 is amended as follows: <mod><quotedStructure eId="q"><article eId="q__art_1"><num>Article 1</num><content><p>Lids.</p></content></article></quotedStructure></mod></p></content>
          </paragraph>
        </article>
        <article eId="chp_I__art_2">
          <num>Article 2</num>
          <content><p>This Regulation shall enter into force.<authorialNote><p>Not a word.</p></authorialNote></p></content>
        </article>
      </chapter>
    </body>
    <attachments>
      <attachment eId="annex_I">
        <heading>ANNEX I - List of boxes</heading>
        <doc name="annex"><mainBody>
          <point eId="annex_I__point_1"><num>1.</num><content><p>Of lead.</p></content></point>
        </mainBody></doc>
      </attachment>
    </attachments>
  </act>
</akomaNtoso>
"""

EUR_LEX = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" lang="en">
<head><title>L_202400001EN</title><style>p {color: red}</style></head>
<body>
<div class="eli-container">
<div class="eli-main-title" id="tit_1"><p class="oj-doc-ti">REGULATION (EU) 2030/1</p><p class="oj-doc-ti">on boxes</p></div>
<div class="eli-subdivision" id="rct_1"><table><tbody><tr><td><p class="oj-normal">(1)</p></td><td><p class="oj-normal">Boxes matter.</p></td></tr></tbody></table></div>
<div id="cpt_I">
<p class="oj-ti-section-1"><span class="oj-italic">CHAPTER I</span></p>
<div class="eli-title" id="cpt_I.tit_1"><p class="oj-ti-section-2"><span class="oj-bold">GENERAL</span></p></div>
<div class="eli-subdivision" id="art_1">
<p class="oj-ti-art">Article&#160;1</p>
<div class="eli-title" id="art_1.tit_1"><p class="oj-sti-art">Subject matter</p></div>
<div id="001.001">
<p class="oj-normal">1.&#160;&#160;&#160;Providers of ‘boxes’ shall, from 1 January 2030, ensure<a id="ntc1" href="#ntr1">&#160;(<span class="oj-super oj-note-tag">1</span>)</a>:</p>
<table width="100%"><col width="4%"/><col width="96%"/><tbody><tr><td valign="top"><p class="oj-normal">(a)</p></td><td valign="top"><p class="oj-normal">a lid;</p></td></tr></tbody></table>
<table width="100%"><tbody><tr><td><p class="oj-normal">(b)</p></td><td><p class="oj-normal">a mark, with:</p>
<table><tbody><tr><td><p class="oj-normal">(i)</p></td><td><p class="oj-normal">a <span class="oj-bold">name</span>;</p></td></tr></tbody></table>
<table><tbody><tr><td><p class="oj-normal">(ii)</p></td><td><p class="oj-normal">a day.</p></td></tr></tbody></table>
</td></tr></tbody></table>
</div>
<div id="001.002"><p class="oj-normal">2.&#160;&#160;&#160;Regulation (EU) 2029/9 is amended as follows: ‘Article 1 Lids.’</p></div>
</div>
<div class="eli-subdivision" id="art_2">
<p class="oj-ti-art">Article 2</p>
<p class="oj-normal">This Regulation shall enter into force.</p>
</div>
</div>
<hr class="oj-note"/>
<p class="oj-note"><a id="ntr1">(1)</a> OJ L 1.</p>
</div>
<div class="eli-container" id="anx_I">
<p class="oj-doc-ti" id="d1">ANNEX I</p>
<p class="oj-doc-ti"><span class="oj-bold">List of boxes</span></p>
<table><tbody><tr><td><p class="oj-normal">1.</p></td><td><p class="oj-normal">Of lead.</p></td></tr></tbody></table>
</div>
</body>
</html>
"""

CONSOLIDATED = """\
<html lang="en"><body>
<p class="title-doc-first">REGULATION (EU) 2030/1</p>
<div class="eli-subdivision" id="art_1">
<p class="title-article-norm">Article 1</p>
<div class="eli-title"><p class="stitle-article-norm">Subject matter</p></div>
<p class="modref"><a href="#">▼M1</a></p>
<div class="norm"><span class="no-parag">1.&#160;&#160;</span><div class="norm inline-element">Providers shall ensure:
<div class="grid-container grid-list"><div class="list grid-list-column-1"><span>(a)</span></div><div class="grid-list-column-2"><p class="norm">a lid;</p></div></div>
<div class="grid-container grid-list"><div class="list grid-list-column-1"><span>(b)</span></div><div class="grid-list-column-2">a mark.</div></div>
</div></div>
<div class="norm"><span class="no-parag">2.&#160;&#160;</span><div class="norm inline-element">Lids may be open.</div></div>
</div>
</body></html>
"""

BLUEBELL = """\
BODY

CHAPTER I - General

  ARTICLE 1 - Subject matter

    PARA 1.
      Providers shall ensure:

      POINT (a)
        a lid;

      POINT (b)
        a mark.

    PARA 2.
      Lids may be open.
"""

CATALOGUE = """\
{"catalog": {"uuid": "74c8ba1e-5cd4-4ad1-bbfd-d888e2f6c724",
 "metadata": {"title": "Controls of boxes", "last-modified": "2030-01-01T00:00:00Z",
              "version": "1", "oscal-version": "1.1.2"},
 "groups": [{"id": "ac", "class": "family", "title": "Access Control",
   "controls": [
    {"id": "ac-1", "class": "SP800-53", "title": "Policy and Procedures",
     "params": [{"id": "ac-1_prm_1", "label": "organization-defined personnel"},
                {"id": "ac-01_odp.03", "select": {"how-many": "one-or-more", "choice": ["daily", "weekly"]}}],
     "props": [{"name": "label", "value": "AC-1"}, {"name": "sort-id", "value": "ac-01"}],
     "parts": [
      {"id": "ac-1_smt", "name": "statement", "parts": [
        {"id": "ac-1_smt.a", "name": "item", "props": [{"name": "label", "value": "a."}],
         "prose": "Providers shall tell {{ insert: param, ac-1_prm_1 }}:",
         "parts": [{"id": "ac-1_smt.a.1", "name": "item",
                    "props": [{"name": "label", "value": "1."}],
                    "prose": "{{ insert: param, ac-01_odp.03 }} of lids."}]},
        {"id": "ac-1_smt.b", "name": "item", "props": [{"name": "label", "value": "b."}],
         "prose": "Review them."}]},
      {"id": "ac-1_gdn", "name": "guidance", "prose": "It must not be read."}],
     "controls": [
      {"id": "ac-1.1", "title": "Lids", "props": [{"name": "label", "value": "AC-1(1)"}],
       "parts": [{"id": "ac-1.1_smt", "name": "statement", "prose": "Keep lids."}]}]}]}]}}
"""
