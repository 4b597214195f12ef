extension BuiltInProfiles {
    /// Korea's standard data of public CCTV (전국CCTV표준데이터): one row is a place with so many cameras, and has no code.
    static let krStandard = """
        name: kr-standard
        title: 전국CCTV표준데이터 (Korea, standard data of CCTV)
        columns:
          managementUnit: 관리기관명
          address: [소재지도로명주소, 소재지지번주소]
          sector: 설치목적구분
          bearing:
            headers: [촬영방면정보]
            values: {동: 90, 서: 270, 남: 180, 북: 0, 동쪽: 90, 서쪽: 270, 남쪽: 180, 북쪽: 0, 남동: 135, 동남: 135,
                     북동: 45, 동북: 45, 남서: 225, 서남: 225, 북서: 315, 서북: 315}
            otherwise: ~
          retentionDays: 보관일수
          latitude: 위도
          longitude: 경도
          zone: 제공기관명
        extras:
          카메라대수: 카메라대수
          카메라화소수: 카메라화소수
          설치연월: 설치연월
          데이터기준일자: 데이터기준일자
          제공기관코드: 제공기관코드
        drop: [관리기관전화번호]
        compose: {deviceCode: "kr-{제공기관코드}-{위도}-{경도}-{설치목적구분}"}
        """
}
